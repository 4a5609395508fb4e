package io.sanjian.index.match;

import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.bound.NodeBounds;
import io.sanjian.matching.bound.NodeBoundsBuilder;
import io.sanjian.matching.bound.NodeRuleMask;
import java.util.function.IntToLongFunction;

/**
 * The posts of one segment that offer a trade, as a k-d tree over where they are, what they pay, whom they take and when
 * they appeared: each node has the outline of all posts below it. The tree is complete, so that its shape follows from
 * its size: node 0 is the root, the children of node i are 2i+1 and 2i+2, and the outlines of the posts stand behind
 * those of the nodes.
 */
final class TradeTree {
    /** Posts in a leaf at most; of 8, 16 and 32 the one with the most matches a second. */
    private static final int LEAF = 16;
    private static final char[] NONE = {};

    private final int depth;
    private final int nodes;
    private final int[] documents;
    private final NodeBounds outlines;
    private final NodeRuleMask obstacles;
    /** By post, numbers of the trades that its advert puts before the tree's. */
    private final char[][] earlierTrades;

    private TradeTree(int depth, int[] documents, NodeBounds outlines, char[][] earlierTrades) {
        this.depth = depth;
        this.nodes = nodes(depth);
        this.documents = documents;
        this.outlines = outlines;
        this.obstacles = new NodeRuleMask(nodes);
        this.earlierTrades = earlierTrades;
    }

    /**
     * Builds the tree of some posts of a segment.
     *
     * @param documents their documents; becomes the tree's own
     * @param facts     by document
     */
    static TradeTree of(String trade, int[] documents, PostingFacts[] facts, NodeBoundsBuilder outliner) {
        int depth = 0;
        while (documents.length > LEAF << depth) {
            depth++;
        }
        new PostingSplitter(facts, documents).split(depth);
        int nodes = nodes(depth);
        NodeBounds outlines = new NodeBounds(nodes + documents.length);
        char[][] earlierTrades = new char[documents.length][];
        for (int i = 0; i < documents.length; i++) {
            PostingFacts posting = facts[documents[i]];
            int place = posting.trades().indexOf(trade);
            outliner.set(outlines, nodes + i, posting, place);
            earlierTrades[i] = place == 0 ? NONE : outliner.numbers(posting.trades().subList(0, place));
        }
        TradeTree tree = new TradeTree(depth, documents, outlines, earlierTrades);
        tree.outlineNodes();
        return tree;
    }

    private void outlineNodes() {
        for (int node = nodes - 1; node >= 0; node--) {
            if (isLeaf(node)) {
                outlines.copy(node, firstPost(node));
                obstacles.set(node, outlines, firstPost(node));
                for (int post = firstPost(node) + 1; post < endOfPosts(node); post++) {
                    outlines.unite(node, node, post);
                    obstacles.add(node, outlines, post);
                }
            } else {
                outlines.unite(node, 2 * node + 1, 2 * node + 2);
                obstacles.unite(node, 2 * node + 1, 2 * node + 2);
            }
        }
    }

    private static int nodes(int depth) {
        return (2 << depth) - 1;
    }

    NodeBounds outlines() {
        return outlines;
    }

    /** By node. */
    NodeRuleMask obstacles() {
        return obstacles;
    }

    boolean isPost(int index) {
        return index >= nodes;
    }

    boolean isLeaf(int node) {
        return node >= nodes >> 1;
    }

    /** Outline index of the first post of all. */
    int firstPost() {
        return nodes;
    }

    /** Outline index behind the last post of all. */
    int endOfPosts() {
        return nodes + documents.length;
    }

    /** Outline index of the first post below a leaf. */
    int firstPost(int leaf) {
        return nodes + start(leaf - (nodes >> 1));
    }

    /** Outline index behind the last post below a leaf. */
    int endOfPosts(int leaf) {
        return nodes + start(leaf - (nodes >> 1) + 1);
    }

    /** How many posts are below a node. */
    int size(int node) {
        int first = node;
        int last = node;
        while (!isLeaf(first)) {
            first = 2 * first + 1;
            last = 2 * last + 2;
        }
        return endOfPosts(last) - firstPost(first);
    }

    /** A number of each post by its document, and for each node the least of the posts below it; by outline. */
    long[] least(IntToLongFunction ofDocument) {
        long[] least = new long[endOfPosts()];
        for (int post = firstPost(); post < endOfPosts(); post++) {
            least[post] = ofDocument.applyAsLong(document(post));
        }
        for (int node = nodes - 1; node >= 0; node--) {
            int from = isLeaf(node) ? firstPost(node) : 2 * node + 1;
            int to = isLeaf(node) ? endOfPosts(node) : 2 * node + 3;
            least[node] = Long.MAX_VALUE;
            for (int below = from; below < to; below++) {
                least[node] = Math.min(least[node], least[below]);
            }
        }
        return least;
    }

    /** Numbers of the trades that a post's advert puts before the tree's, in its order. */
    char[] earlierTrades(int index) {
        return earlierTrades[index - nodes];
    }

    /** The document of a post. */
    int document(int index) {
        return documents[index - nodes];
    }

    private int start(int leaf) {
        return PostingSplitter.start(documents.length, leaf, depth);
    }
}
