package org.symbiozae.tiles;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What changed where since the epoch began, as noted in the database. The version of a tile is a sum over the notes that
 * concern it: the same notes give the same version on every instance, and one more note another version.
 *
 * <p>Safe for threads. A version costs some lookups in memory.
 */
final class Changes {

    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final Topic everything = new Topic();

    /** @param mark what tells this note from others on the same tile */
    void add(String topic, long cell, boolean deep, long mark) {
        topics.computeIfAbsent(topic, name -> new Topic()).add(cell, deep, mark);
        everything.add(0, true, mark + 31L * cell);
    }

    long version(Collection<String> followed, TileAddress tile) {
        long version = 0;
        for (String name : followed) {
            Topic topic = topics.get(name);
            version = version * 31 + (topic == null ? 0 : topic.version(tile));
        }
        return version;
    }

    /** Of a layer that does not say what it follows: another after any change anywhere. */
    long version() {
        return everything.deep.getOrDefault(0L, 0L);
    }

    private static final class Topic {

        private final Map<Long, Long> own = new ConcurrentHashMap<>();
        private final Map<Long, Long> deep = new ConcurrentHashMap<>();

        void add(long cell, boolean isDeep, long mark) {
            (isDeep ? deep : own).merge(cell, mark, Long::sum);
        }

        long version(TileAddress tile) {
            long sum = own.getOrDefault(tile.cell(), 0L);
            for (int zoom = 0; zoom <= tile.z(); zoom++) {
                sum += deep.getOrDefault(tile.cell(zoom), 0L);
            }
            return sum;
        }
    }
}
