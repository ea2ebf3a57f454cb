package org.symbiozae.engine.match;

import java.util.function.IntToDoubleFunction;

/** The k-th cost of every need in a tree, and the largest of them below each node: who could be touched by an offer. */
final class Limits {

    private final BoxTree tree;

    /** The cost at which a need's list ends, by its place in the tree: nothing dearer can enter. */
    private final double[] last;

    private final double[] largest;

    /** @param last by declaration */
    Limits(BoxTree tree, IntToDoubleFunction last) {
        this.tree = tree;
        this.last = new double[tree.size()];
        for (int i = 0; i < this.last.length; i++) {
            int need = tree.index[i];
            this.last[i] = need < 0 ? Double.NEGATIVE_INFINITY : last.applyAsDouble(need);
        }
        largest = new double[tree.right.length];
        fill(0);
    }

    boolean isOf(BoxTree other) {
        return tree == other;
    }

    double last(int place) {
        return last[place];
    }

    double largest(int node) {
        return largest[node];
    }

    /** Cost: O(log n). */
    void set(int place, double cost) {
        last[place] = cost;
        set(0, place);
    }

    private void set(int node, int place) {
        if (tree.right[node] != 0) {
            set(place < tree.end[node + 1] ? node + 1 : tree.right[node], place);
        }
        sum(node);
    }

    private void fill(int node) {
        if (tree.right[node] != 0) {
            fill(node + 1);
            fill(tree.right[node]);
        }
        sum(node);
    }

    private void sum(int node) {
        if (tree.right[node] != 0) {
            largest[node] = Math.max(largest[node + 1], largest[tree.right[node]]);
            return;
        }
        double most = Double.NEGATIVE_INFINITY;
        for (int i = tree.start[node]; i < tree.end[node]; i++) {
            most = Math.max(most, last[i]);
        }
        largest[node] = most;
    }
}
