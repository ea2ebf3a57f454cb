package org.symbiozae.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;

/**
 * Gives every controller method that asks for a {@link Viewer} the one who is asking.
 *
 * <p>In the demonstration the person at the machine is a facilitator. A page of another site, opened in the same
 * browser, must not borrow that right: the request has to name this machine as its host (no rebinding of names) and,
 * when the browser says where the page comes from, to come from this very origin.
 *
 * <p>A page that anybody may look at, such as an embedded map, gives up its reader's rights: it sends
 * {@code Symbiozae-Viewer: public}. The header can only take rights away.
 */
@Component
class Viewers implements HandlerMethodArgumentResolver {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String WISHED = "Symbiozae-Viewer";
    private static final String BEARER = "Bearer ";

    private final Access access;
    private final TerritoryCodes territories;
    private final AccessKeys keys;
    private final ScenarioNames scenarios;

    Viewers(Access access, TerritoryCodes territories, AccessKeys keys, ScenarioNames scenarios) {
        this.access = access;
        this.territories = territories;
        this.keys = keys;
        this.scenarios = scenarios;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        if (http == null) {
            return Viewer.PUBLIC;
        }
        String scenario = http.getParameter("scenario");
        return scenario == null ? viewer(http) : viewer(http).in(scenarios.known(scenario));
    }

    private Viewer viewer(HttpServletRequest request) {
        if (asksAsPublic(request)) {
            return Viewer.PUBLIC;
        }
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(BEARER)) {
            return holder(header.substring(BEARER.length()));
        }
        return isLocalPerson(request) ? facilitator() : Viewer.PUBLIC;
    }

    /** A key that does not open is an error, not a public visit: its holder would wonder where the data went. */
    private Viewer holder(String key) {
        return isFacilitatorToken(key)
                ? facilitator()
                : keys.holder(key)
                        .orElseThrow(() -> new Problem(
                                Problem.Code.UNAUTHENTICATED,
                                "This key is unknown, expired or revoked. Ask the operator for a new one, or come"
                                        + " without a key as the public."));
    }

    private Viewer facilitator() {
        return new Viewer(Viewer.Role.FACILITATOR, territories.all());
    }

    private static boolean asksAsPublic(HttpServletRequest request) {
        return "public".equalsIgnoreCase(request.getHeader(WISHED));
    }

    private boolean isLocalPerson(HttpServletRequest request) {
        return access.localFacilitator()
                && isLoopback(request.getRemoteAddr())
                && request.getHeader("Forwarded") == null
                && request.getHeader("X-Forwarded-For") == null
                && THIS_MACHINE.contains(request.getServerName())
                && isOwnPage(request);
    }

    private static boolean isOwnPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        String own = request.getScheme() + "://" + request.getHeader("Host");
        return (site == null || site.equals("same-origin") || site.equals("none"))
                && (origin == null || origin.equals(own));
    }

    private boolean isFacilitatorToken(String key) {
        return !access.facilitatorToken().isEmpty()
                && MessageDigest.isEqual(
                        key.getBytes(StandardCharsets.UTF_8),
                        access.facilitatorToken().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }
}
