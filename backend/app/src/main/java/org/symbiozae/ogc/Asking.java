package org.symbiozae.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.symbiozae.access.Addresses;

/** From an HTTP request to what it asks: in which format, in which language, under which address. */
@Component
class Asking {

    private final Addresses addresses;

    Asking(Addresses addresses) {
        this.addresses = addresses;
    }

    /** @param offered the formats there are, the one for callers without a wish first */
    Asked of(HttpServletRequest request, Format... offered) throws HttpMediaTypeNotAcceptableException {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        Format format = Format.of(request.getParameter("f"), request.getHeader("Accept"), List.of(offered));
        Language language = Language.of(request.getParameter("lang"), request.getHeader("Accept-Language"));
        String path = request.getServletPath().substring("/ogc".length());
        return new Asked(
                addresses.root(request) + "/ogc",
                path.equals("/") ? "" : path,
                parameters,
                format,
                List.of(offered),
                language);
    }
}
