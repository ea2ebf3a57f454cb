package org.symbiozae.engine.sharing;

/**
 * Small linear programs: maximise {@code aim · x} subject to {@code rows · x ≤ limits} and x ≥ 0, where no limit is
 * negative, so that x = 0 is a start.
 *
 * <p>The tableau method with Bland's rule, which cannot cycle. Contract: the optimum is finite; a few hundred rows at
 * most. Cost: O(rows · columns) a pivot. Source: Dantzig 1951; Bland 1977 (Math. Oper. Res. 2:103–107).
 */
final class Simplex {

    private static final double ZERO = 1e-11;

    private final double[][] table;
    private final int[] basis;
    private final int columns;

    private Simplex(double[] aim, double[][] rows, double[] limits) {
        columns = aim.length;
        int width = columns + rows.length + 1;
        table = new double[rows.length + 1][width];
        basis = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, table[i], 0, columns);
            table[i][columns + i] = 1;
            table[i][width - 1] = limits[i];
            basis[i] = columns + i;
        }
        for (int j = 0; j < columns; j++) {
            table[rows.length][j] = -aim[j];
        }
    }

    /** An optimal x. @throws IllegalArgumentException when there is no finite one */
    static double[] maximise(double[] aim, double[][] rows, double[] limits) {
        Simplex simplex = new Simplex(aim, rows, limits);
        for (int entering = simplex.entering(); entering >= 0; entering = simplex.entering()) {
            simplex.pivot(simplex.leaving(entering), entering);
        }
        return simplex.solution();
    }

    private int entering() {
        double[] reduced = table[basis.length];
        for (int j = 0; j < reduced.length - 1; j++) {
            if (reduced[j] < -ZERO) {
                return j;
            }
        }
        return -1;
    }

    private int leaving(int entering) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < basis.length; i++) {
            if (table[i][entering] > ZERO) {
                double ratio = limit(i) / table[i][entering];
                if (ratio < least - ZERO || ratio <= least + ZERO && best >= 0 && basis[i] < basis[best]) {
                    least = Math.min(least, ratio);
                    best = i;
                }
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("the program has no finite optimum");
        }
        return best;
    }

    private void pivot(int row, int column) {
        double divisor = table[row][column];
        for (int j = 0; j < table[row].length; j++) {
            table[row][j] /= divisor;
        }
        for (int i = 0; i < table.length; i++) {
            double factor = table[i][column];
            if (i != row && factor != 0) {
                for (int j = 0; j < table[i].length; j++) {
                    table[i][j] -= factor * table[row][j];
                }
            }
        }
        basis[row] = column;
    }

    private double[] solution() {
        double[] solution = new double[columns];
        for (int i = 0; i < basis.length; i++) {
            if (basis[i] < columns) {
                solution[basis[i]] = Math.max(0, limit(i));
            }
        }
        return solution;
    }

    private double limit(int row) {
        return table[row][table[row].length - 1];
    }
}
