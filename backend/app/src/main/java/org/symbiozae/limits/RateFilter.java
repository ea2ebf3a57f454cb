package org.symbiozae.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.symbiozae.access.Callers;
import org.symbiozae.domain.Problem;

/** Answers 429 to an address that sends more requests than {@link Limits} allow. Who asks from this machine is not counted. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
@EnableConfigurationProperties(Limits.class)
class RateFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int MOST_ADDRESSES = 100_000;

    private final Limits limits;
    private final transient Callers callers;
    private final transient HandlerExceptionResolver problems;
    private final transient LoadingCache<String, Bucket> buckets;

    RateFilter(
            Limits limits, Callers callers, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.limits = limits;
        this.callers = callers;
        this.problems = problems;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(address -> full());
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(limits.burst()).refillGreedy(limits.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> caller = limits.requestsPerSecond() == 0 ? Optional.empty() : callers.findElsewhere(request);
        if (caller.isPresent()) {
            ConsumptionProbe taken = buckets.get(caller.get()).tryConsumeAndReturnRemaining(1);
            if (!taken.isConsumed()) {
                problems.resolveException(request, response, null, refused(taken));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Problem refused(ConsumptionProbe taken) {
        long seconds =
                Math.max(1, Duration.ofNanos(taken.getNanosToWaitForRefill()).toSeconds());
        return new Problem(
                Problem.Code.TOO_MANY,
                "More than " + limits.requestsPerSecond() + " requests a second come from your address. Try again in "
                        + seconds + " s.",
                Map.of("retry_after", seconds));
    }
}
