package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Absolute addresses of this server, as the caller reached it. */
@Component
class Addresses {

    /** Scheme, host, port and context path, with no slash at the end. */
    String root(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    }
}
