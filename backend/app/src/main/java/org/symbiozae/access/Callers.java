package org.symbiozae.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whose address a request comes from, also behind a proxy that is trusted. */
@Component
public class Callers {

    private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "0:0:0:0:0:0:0:1");

    private final Proxies proxies;

    Callers(Proxies proxies) {
        this.proxies = proxies;
    }

    /** The caller's address; empty for this machine's own people and programs. */
    public Optional<String> findElsewhere(HttpServletRequest request) {
        String direct = request.getRemoteAddr();
        if (THIS_MACHINE.contains(direct) && request.getHeader("X-Forwarded-For") == null) {
            return Optional.empty();
        }
        return Optional.of(proxies.trust(direct) ? forwarded(request).orElse(direct) : direct);
    }

    /** The nearest address that is no proxy of ours: those before it are what the caller says of itself. */
    private Optional<String> forwarded(HttpServletRequest request) {
        List<String> hops = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(String::strip)
                .filter(hop -> hop.matches("[0-9a-fA-F.:]{2,45}"))
                .toList();
        for (int i = hops.size() - 1; i >= 0; i--) {
            if (!proxies.trust(hops.get(i))) {
                return Optional.of(hops.get(i));
            }
        }
        return hops.stream().findFirst();
    }
}
