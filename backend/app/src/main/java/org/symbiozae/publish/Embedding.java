package org.symbiozae.publish;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.symbiozae.domain.Problem;

/**
 * Whose pages may hold the embedded map.
 *
 * @param hosts sources as {@code frame-ancestors} writes them, with spaces between: {@code https://www.example.org
 *     https://*.example.net}; {@code *} for every page, {@code 'none'} for none
 */
@ConfigurationProperties("symbiozae.embed")
record Embedding(@DefaultValue("*") String hosts) {

    Embedding {
        if (!hosts.matches("\\*|'none'|[\\w.:/*'-]+( [\\w.:/*'-]+)*")) {
            throw Problem.invalid(
                    "symbiozae.embed.hosts holds web addresses with spaces between, not '" + hosts + "'.");
        }
    }
}
