package org.symbiozae.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant. */
final class NearNames {

    private static final int LONGEST = 60;

    private NearNames() {}

    /** The three nearest, nearest first: by edits of a letter, a name within the other counting as near. */
    static List<String> of(String wanted, Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(wanted, name)))
                .limit(3)
                .toList();
    }

    private static int distance(String wanted, String name) {
        String first = wanted.substring(0, Math.min(LONGEST, wanted.length())).toLowerCase(Locale.ROOT);
        if (!first.isEmpty() && (name.contains(first) || first.contains(name))) {
            return 1;
        }
        int[] row = new int[name.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (first.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[name.length()];
    }
}
