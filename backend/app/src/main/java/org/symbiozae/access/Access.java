package org.symbiozae.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who gets which rights without an account system of their own.
 *
 * @param localFacilitator whoever asks from this machine is a facilitator; the demonstration's setting, off otherwise
 * @param facilitatorToken requests that carry it as {@code Authorization: Bearer} are a facilitator's; none when empty
 */
@ConfigurationProperties("symbiozae.access")
record Access(
        @DefaultValue("false") boolean localFacilitator,
        @DefaultValue("") String facilitatorToken) {}
