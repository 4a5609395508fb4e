package io.sanjian.index.match;

import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.bound.NodeBounds;
import io.sanjian.reference.terms.AgeRange;

/**
 * Orders posts so that halves, quarters and so on belong together: each range is split at its median along the axis on
 * which its posts differ by the most points. A poor choice costs time, never exactness.
 */
final class PostingSplitter {
    private static final int UNKNOWN_PAY = 5000;
    private static final int NO_UPPER_AGE = 70;

    /** Points that a difference of one unit is worth, roughly; and at most how many the axis is worth at all. */
    private enum Axis {
        X(0.25, 18), Y(0.25, 18), Z(0.25, 18), PAY(0.0025, 12), UPPER_AGE(0.4, 10), FAMILY(6, 6), PUBLISHED(0.05, 4);

        private final double pointsPerUnit;
        private final double greatest;

        Axis(double pointsPerUnit, double greatest) {
            this.pointsPerUnit = pointsPerUnit;
            this.greatest = greatest;
        }

        float of(PostingFacts posting) {
            return switch (this) {
                case X, Y, Z -> (float) NodeBounds.coordinate(posting.place().point(), ordinal());
                case PAY -> pay(posting);
                case UPPER_AGE -> upperAge(posting.age());
                case FAMILY -> posting.family().ordinal();
                case PUBLISHED -> posting.publishedOn().toEpochDay();
            };
        }

        private static float pay(PostingFacts posting) {
            int offered = Math.max(posting.pay().min(), posting.pay().max());
            return offered < 0 ? UNKNOWN_PAY : offered;
        }

        private static float upperAge(AgeRange age) {
            return age == null || age.max() == null ? NO_UPPER_AGE : Math.min(age.max(), NO_UPPER_AGE);
        }
    }

    private final int[] documents;
    private final float[][] values = new float[Axis.values().length][];

    /** @param documents the posts' documents, reordered by {@link #split} */
    PostingSplitter(PostingFacts[] facts, int[] documents) {
        this.documents = documents;
        for (Axis axis : Axis.values()) {
            float[] column = new float[documents.length];
            for (int i = 0; i < column.length; i++) {
                column[i] = axis.of(facts[documents[i]]);
            }
            values[axis.ordinal()] = column;
        }
    }

    /** Where part {@code part} of {@code 2^depth} nearly equal parts of {@code size} begins. */
    static int start(int size, int part, int depth) {
        return (int) ((long) size * part >> depth);
    }

    /** Orders the documents for {@code 2^depth} parts. */
    void split(int depth) {
        for (int level = 0; level < depth; level++) {
            for (int part = 0; part < 1 << level; part++) {
                int from = start(documents.length, part, level);
                int to = start(documents.length, part + 1, level);
                select(values[widest(from, to)], from, to, start(documents.length, 2 * part + 1, level + 1));
            }
        }
    }

    private int widest(int from, int to) {
        Axis widest = Axis.X;
        double most = -1;
        for (Axis axis : Axis.values()) {
            float[] column = values[axis.ordinal()];
            float least = Float.POSITIVE_INFINITY;
            float greatest = Float.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                least = Math.min(least, column[i]);
                greatest = Math.max(greatest, column[i]);
            }
            double points = Math.min(axis.greatest, (greatest - least) * axis.pointsPerUnit);
            if (points > most) {
                most = points;
                widest = axis;
            }
        }
        return widest.ordinal();
    }

    /** Quickselect: none before {@code middle} is greater than any from there on. */
    private void select(float[] keys, int from, int to, int middle) {
        int low = from;
        int high = to - 1;
        while (low < high) {
            float pivot = keys[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private void swap(int i, int j) {
        int document = documents[i];
        documents[i] = documents[j];
        documents[j] = document;
        for (float[] column : values) {
            float value = column[i];
            column[i] = column[j];
            column[j] = value;
        }
    }
}
