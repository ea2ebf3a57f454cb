package org.symbiozae.domain;

/**
 * The months of the year in which something is available or wanted.
 *
 * @param mask bit 0 is January, bit 11 December; at least one bit is set
 */
public record Months(int mask) {

    public static final int ALL_BITS = 0xFFF;
    public static final Months ALL_YEAR = new Months(ALL_BITS);

    public Months {
        if (mask <= 0 || mask > ALL_BITS) {
            throw new IllegalArgumentException("a period has one to twelve months, bits 0 to 11: " + mask);
        }
    }

    /** The months from {@code first} to {@code last} (1 to 12), both included, around the new year when needed. */
    public static Months fromTo(int first, int last) {
        int mask = 1 << (last - 1);
        for (int month = first; month != last; month = month % 12 + 1) {
            mask |= 1 << (month - 1);
        }
        return new Months(mask);
    }

    public int count() {
        return Integer.bitCount(mask);
    }

    /** These months, each followed by {@code months} months of storage, around the new year. */
    public Months stored(int months) {
        int extended = mask;
        for (int i = 0; i < Math.min(months, 11); i++) {
            extended |= (extended << 1 | extended >>> 11) & ALL_BITS;
        }
        return new Months(extended);
    }

    /** How many months both have. */
    public int common(Months other) {
        return Integer.bitCount(mask & other.mask);
    }
}
