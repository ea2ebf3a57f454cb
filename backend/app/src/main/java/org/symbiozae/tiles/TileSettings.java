package org.symbiozae.tiles;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param cache how much memory tiles may take
 * @param connections to the database, for tiles alone: so many are written at a time
 * @param queue requests that may wait for a connection; the next is told to come back later
 * @param patience how long one waits at most
 * @param timeout after which PostgreSQL gives a tile up
 * @param slow tiles that take longer are written to the log
 */
@ConfigurationProperties("symbiozae.tiles")
record TileSettings(
        @DefaultValue("64MB") DataSize cache,
        @DefaultValue("4") int connections,
        @DefaultValue("256") int queue,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("500ms") Duration slow) {}
