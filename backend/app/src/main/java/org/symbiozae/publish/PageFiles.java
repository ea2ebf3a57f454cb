package org.symbiozae.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/**
 * The page's own files. A page names them under {@code build/}; what is sent says {@code b-FINGERPRINT/} instead, an
 * address that changes with any of the files, so that browsers may keep them a year. The pages themselves are asked for
 * again each time.
 */
@Configuration
@ConditionalOnWebApplication
class PageFiles implements WebMvcConfigurer {

    private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";
    private static final CacheControl FOR_A_YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final String[] places;
    private final String build;

    PageFiles(WebProperties web) throws IOException {
        this.places = web.getResources().getStaticLocations();
        this.build = "b-" + fingerprint(places) + "/";
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/{page:[a-z]+\\.html}")
                .addResourceLocations(places)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new KeptFiles(this::namingTheBuild));
        registry.addResourceHandler("/" + build + "webjars/**")
                .addResourceLocations(WEBJARS)
                .setCacheControl(FOR_A_YEAR)
                .resourceChain(false)
                .addResolver(new KeptFiles(UnaryOperator.identity()))
                .addResolver(new LiteWebJarsResourceResolver());
        registry.addResourceHandler("/" + build + "**")
                .addResourceLocations(places)
                .setCacheControl(FOR_A_YEAR)
                .resourceChain(false)
                .addResolver(new KeptFiles(UnaryOperator.identity()));
    }

    private byte[] namingTheBuild(byte[] page) {
        return new String(page, StandardCharsets.UTF_8)
                .replace("\"build/", '"' + build)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Of everything a page may ask for under the build's address; some tens of small files. */
    private static String fingerprint(String[] places) throws IOException {
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        StringBuilder digests = new StringBuilder();
        List<String> patterns = Stream.concat(
                        Arrays.stream(places).map(place -> place.replace("classpath:", "classpath*:") + "**/*.*"),
                        Stream.of("classpath*:/META-INF/resources/webjars/*/*/package.json"))
                .toList();
        for (String pattern : patterns) {
            List<Resource> found = Arrays.stream(files.getResources(pattern))
                    .filter(Resource::isReadable)
                    .sorted(Comparator.comparing(Resource::getDescription))
                    .toList();
            for (Resource file : found) {
                digests.append(file.getFilename()).append(DigestUtils.md5DigestAsHex(file.getContentAsByteArray()));
            }
        }
        byte[] all = digests.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(DigestUtils.md5Digest(all)).substring(0, 12);
    }
}
