package io.sanjian.bench.peer;

import java.io.IOException;
import java.util.List;

/** An engine that finds the best posts for people. Queries come from several threads at once. */
interface Peer extends AutoCloseable {
    /** Replaces all posts; returns when all can be found. */
    void load(List<Post> posts) throws IOException, InterruptedException;

    /** Lawful posts, best first, at most so many. */
    List<Hit> search(Question question, int limit) throws IOException, InterruptedException;

    /** Size of what lies on disk, in MiB. */
    long mebibytes() throws IOException, InterruptedException;

    /** Memory of the engine, as a note for the table. */
    String memory() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /** What the choice of three needs to know of a post. */
    record Hit(String externalId, String employerKey, String duplicateKey) {
    }
}
