package org.symbiozae.ogc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.TestDatabase;

/** The application as it serves, on a port of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"symbiozae.compute.on-change=false", "symbiozae.access.facilitator-token=let-me-in"})
@ContextConfiguration(initializers = TestDatabase.class)
@interface OgcTest {}
