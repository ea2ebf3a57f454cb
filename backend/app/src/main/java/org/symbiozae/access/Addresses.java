package org.symbiozae.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.ForwardedHeaderUtils;

/**
 * Absolute addresses of this server, as the caller reached it: behind a proxy that is trusted, by what {@code Forwarded}
 * or {@code X-Forwarded-Proto}, {@code -Host}, {@code -Port} and {@code -Prefix} say.
 */
@Component
public class Addresses {

    private static final Pattern PREFIX = Pattern.compile("(/[\\w.~-]+)+/?");
    private static final Pattern HOST = Pattern.compile("[\\w.-]+|\\[[\\da-fA-F:.]+]");

    private static final List<String> FORWARDED = List.of(
            "Forwarded",
            "X-Forwarded-Proto",
            "X-Forwarded-Ssl",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix");

    private final Proxies proxies;

    Addresses(Proxies proxies) {
        this.proxies = proxies;
    }

    /** Scheme, host, port and path prefix, with no slash at the end. */
    public String root(HttpServletRequest request) {
        String direct =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        HttpHeaders headers = forwarded(request);
        if (headers.isEmpty() || !proxies.trust(request.getRemoteAddr())) {
            return direct;
        }
        try {
            var outside = ForwardedHeaderUtils.adaptFromForwardedHeaders(URI.create(direct), headers)
                    .build();
            String host = outside.getHost();
            return host != null && HOST.matcher(host).matches() ? outside + prefix(headers) : direct;
        } catch (IllegalArgumentException unreadable) {
            return direct;
        }
    }

    private static HttpHeaders forwarded(HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        for (String name : FORWARDED) {
            List<String> values = Collections.list(request.getHeaders(name));
            if (!values.isEmpty()) {
                headers.addAll(name, values);
            }
        }
        return headers;
    }

    private static String prefix(HttpHeaders headers) {
        String prefix = headers.getFirst("X-Forwarded-Prefix");
        if (prefix == null || !PREFIX.matcher(prefix).matches()) {
            return "";
        }
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }
}
