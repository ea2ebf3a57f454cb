package org.symbiozae.imports;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.symbiozae.imports.rows.Limits;

/** What an installation may set about imports. */
@Configuration
@EnableConfigurationProperties(Limits.class)
class ImportSettings {}
