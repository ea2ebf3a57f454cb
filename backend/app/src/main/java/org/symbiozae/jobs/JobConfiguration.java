package org.symbiozae.jobs;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Makes {@link JobSettings} known. */
@Configuration
@EnableConfigurationProperties(JobSettings.class)
class JobConfiguration {}
