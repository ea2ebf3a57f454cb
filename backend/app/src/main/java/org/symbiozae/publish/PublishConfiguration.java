package org.symbiozae.publish;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.core.StandardHost;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.symbiozae.domain.Viewer;

/** What every answer says to browsers: what a page may load, and which paths other people's pages may read. */
@Configuration
@EnableConfigurationProperties({Embedding.class, Basemaps.class})
class PublishConfiguration implements WebMvcConfigurer {

    private static final int PIECE_BYTES = 1 << 16;
    private static final String PAGE_POLICY = "default-src 'self'; img-src 'self' data: blob:%s"
            + "; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors ";

    private final Embedding embedding;
    private final String policy;

    PublishConfiguration(Embedding embedding, Basemaps basemaps) {
        this.embedding = embedding;
        this.policy = PAGE_POLICY.formatted(basemaps.hosts());
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
    }

    /** Layers are for everyone's pages, read without credentials: such a page is always the public's. */
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        for (String path : new String[] {"/ogc/**", "/tiles/**", "/export/**", "/styles/**"}) {
            registry.addMapping(path)
                    .allowedOrigins("*")
                    .allowedMethods("GET", "HEAD", "OPTIONS")
                    .exposedHeaders("Content-Crs", "ETag");
        }
        registry.addMapping("/embed.js").allowedOrigins("*").allowedMethods("GET", "HEAD");
    }

    /** A tile or a page of features goes out in one piece, not in pieces of 8 KB; {@code server.tomcat.max-connections} bounds the memory. */
    @Bean
    TomcatConnectorCustomizer largePieces() {
        return connector -> connector.setProperty("socket.appWriteBufSize", Integer.toString(PIECE_BYTES));
    }

    @Bean
    TomcatContextCustomizer containerProblems() {
        return context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(ContainerProblems.class.getName());
    }

    @Bean
    OncePerRequestFilter pagePolicy() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
                response.addHeader("Vary", "Symbiozae-Viewer");
                response.setHeader("Content-Security-Policy", policyOf(request.getServletPath()));
                chain.doFilter(request, response);
            }
        };
    }

    String policyOf(String path) {
        return policy + framesOf(path);
    }

    private String framesOf(String path) {
        return path.equals("/embed.html") ? embedding.hosts() : "'none'";
    }
}
