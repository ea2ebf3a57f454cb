package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A vector tile, read as the specification 2.1 says and refused where it is not as it says. */
final class Mvt {

    /** @param type 1 point, 2 line, 3 polygon; parts in pixels of the tile, x then y */
    record Feature(long id, int type, List<List<int[]>> parts, Map<String, Object> properties) {}

    private Mvt() {}

    /** The features of each layer. */
    static Map<String, List<Feature>> read(byte[] tile) {
        Map<String, List<Feature>> layers = new LinkedHashMap<>();
        Wire wire = new Wire(ByteBuffer.wrap(tile));
        while (wire.next()) {
            assertThat(wire.field).as("a tile holds layers only").isEqualTo(3);
            layer(wire.bytes(), layers);
        }
        return layers;
    }

    private static void layer(ByteBuffer bytes, Map<String, List<Feature>> layers) {
        String name = "";
        long version = 0;
        long extent = 0;
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<ByteBuffer> features = new ArrayList<>();
        Wire wire = new Wire(bytes);
        while (wire.next()) {
            switch (wire.field) {
                case 1 -> name = wire.text();
                case 2 -> features.add(wire.bytes());
                case 3 -> keys.add(wire.text());
                case 4 -> values.add(value(wire.bytes()));
                case 5 -> extent = wire.number();
                case 15 -> version = wire.number();
                default -> throw new AssertionError("field " + wire.field + " of a layer");
            }
        }
        assertThat(version).as(name).isEqualTo(2);
        assertThat(extent).as(name).isEqualTo(4096);
        assertThat(features).as("no empty layer: " + name).isNotEmpty();
        assertThat(new HashSet<>(keys)).as(name).hasSameSizeAs(keys);
        List<Feature> read = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        for (ByteBuffer feature : features) {
            Feature each = feature(feature, keys, values);
            assertThat(ids.add(each.id)).as(name + " has " + each.id + " once").isTrue();
            read.add(each);
        }
        assertThat(layers.put(name, read))
                .as("layer " + name + " is there once")
                .isNull();
    }

    private static Feature feature(ByteBuffer bytes, List<String> keys, List<Object> values) {
        long id = -1;
        int type = 0;
        Map<String, Object> properties = new LinkedHashMap<>();
        List<List<int[]>> parts = List.of();
        Wire wire = new Wire(bytes);
        while (wire.next()) {
            switch (wire.field) {
                case 1 -> id = wire.number();
                case 2 -> {
                    List<Integer> tags = wire.numbers();
                    for (int i = 0; i < tags.size(); i += 2) {
                        properties.put(keys.get(tags.get(i)), values.get(tags.get(i + 1)));
                    }
                }
                case 3 -> type = (int) wire.number();
                case 4 -> parts = parts(wire.numbers());
                default -> throw new AssertionError("field " + wire.field + " of a feature");
            }
        }
        assertThat(id).as("a feature has a number").isPositive();
        assertThat(type).isBetween(1, 3);
        assertThat(parts).isNotEmpty();
        if (type == 3) {
            wound(parts, id);
        }
        return new Feature(id, type, parts, properties);
    }

    /** Rings: outer ones clockwise on the screen (their area by the surveyor's formula is positive), the first is outer. */
    private static void wound(List<List<int[]>> rings, long id) {
        assertThat(area(rings.get(0))).as("first ring of " + id).isPositive();
        rings.forEach(ring -> assertThat(area(ring)).as("ring of " + id).isNotZero());
    }

    private static long area(List<int[]> ring) {
        long twice = 0;
        for (int i = 0; i < ring.size(); i++) {
            int[] a = ring.get(i);
            int[] b = ring.get((i + 1) % ring.size());
            twice += (long) a[0] * b[1] - (long) b[0] * a[1];
        }
        return twice;
    }

    private static List<List<int[]>> parts(List<Integer> commands) {
        List<List<int[]>> parts = new ArrayList<>();
        int x = 0;
        int y = 0;
        for (int i = 0; i < commands.size(); ) {
            int command = commands.get(i) & 7;
            int count = commands.get(i++) >>> 3;
            if (command == 7) {
                assertThat(count).isEqualTo(1);
                continue;
            }
            assertThat(command).isBetween(1, 2);
            for (int k = 0; k < count; k++) {
                x += zigzag(commands.get(i++));
                y += zigzag(commands.get(i++));
                if (command == 1) {
                    parts.add(new ArrayList<>());
                }
                parts.get(parts.size() - 1).add(new int[] {x, y});
            }
        }
        return parts;
    }

    private static int zigzag(int value) {
        return (value >>> 1) ^ -(value & 1);
    }

    private static Object value(ByteBuffer bytes) {
        Wire wire = new Wire(bytes);
        assertThat(wire.next()).isTrue();
        return switch (wire.field) {
            case 1 -> wire.text();
            case 2 -> (double) wire.bytes.getFloat();
            case 3 -> wire.bytes.getDouble();
            case 4, 5 -> wire.number();
            case 6 -> unzigzag(wire.number());
            case 7 -> wire.number() == 1;
            default -> throw new AssertionError("value of kind " + wire.field);
        };
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    /** Protocol buffers. */
    private static final class Wire {

        private final ByteBuffer bytes;
        private int field;

        Wire(ByteBuffer bytes) {
            this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
        }

        boolean next() {
            if (!bytes.hasRemaining()) {
                return false;
            }
            field = (int) (number() >>> 3);
            return true;
        }

        long number() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes.get();
                number |= (long) (part & 127) << shift;
                if (part >= 0) {
                    return number;
                }
            }
        }

        ByteBuffer bytes() {
            int length = (int) number();
            ByteBuffer part = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            return part;
        }

        String text() {
            return StandardCharsets.UTF_8.decode(bytes()).toString();
        }

        List<Integer> numbers() {
            List<Integer> numbers = new ArrayList<>();
            Wire packed = new Wire(bytes());
            while (packed.bytes.hasRemaining()) {
                numbers.add((int) packed.number());
            }
            return numbers;
        }
    }
}
