package io.sanjian.recommendation.allocation;

/** For each post the workers it holds, as a heap with the least wanted on top. All heaps share one array. */
final class PostPlaces {
    /** Answer of {@link #offer}: nobody had to go. */
    static final int NOBODY = -1;

    private final Preferences preferences;
    private final int[] begin;
    private final int[] size;
    private final int[] heaps;

    PostPlaces(Preferences preferences) {
        this.preferences = preferences;
        int[] wanted = preferences.wishesPerPost();
        this.begin = new int[wanted.length + 1];
        for (int post = 0; post < wanted.length; post++) {
            begin[post + 1] = begin[post] + Math.min(wanted[post], preferences.capacity(post));
        }
        this.size = new int[wanted.length];
        this.heaps = new int[begin[wanted.length]];
    }

    /**
     * A worker asks for a place at the candidate's post.
     *
     * @return the candidate that is refused: the given one, one that is pushed out by it, or {@link #NOBODY}
     */
    int offer(int candidate) {
        int post = preferences.post(candidate);
        int first = begin[post];
        int places = begin[post + 1] - first;
        if (places == 0) {
            return candidate;
        }
        if (size[post] < places) {
            siftUp(first, size[post]++, candidate);
            return NOBODY;
        }
        int least = heaps[first];
        if (preferences.wantedLess(candidate, least)) {
            return candidate;
        }
        siftDown(first, places, candidate);
        return least;
    }

    /** Whether no place is left at a post, even for workers whose lists do not name it. */
    boolean isFull(int post) {
        return size[post] == preferences.capacity(post);
    }

    /** The candidate that a post would give up first, or {@link #NOBODY} where it holds none. */
    int leastWanted(int post) {
        return size[post] == 0 ? NOBODY : heaps[begin[post]];
    }

    private void siftUp(int first, int at, int candidate) {
        int i = at;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (!preferences.wantedLess(candidate, heaps[first + parent])) {
                break;
            }
            heaps[first + i] = heaps[first + parent];
            i = parent;
        }
        heaps[first + i] = candidate;
    }

    private void siftDown(int first, int count, int candidate) {
        int i = 0;
        int child = 1;
        while (child < count) {
            if (child + 1 < count && preferences.wantedLess(heaps[first + child + 1], heaps[first + child])) {
                child++;
            }
            if (!preferences.wantedLess(heaps[first + child], candidate)) {
                break;
            }
            heaps[first + i] = heaps[first + child];
            i = child;
            child = 2 * i + 1;
        }
        heaps[first + i] = candidate;
    }
}
