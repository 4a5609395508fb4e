package io.sanjian.bench.peer;

import io.sanjian.index.match.MatchSearch;
import io.sanjian.index.match.PostingCache;
import io.sanjian.support.MemoryIndex;
import io.sanjian.support.TestIndexConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sanjian's own search, in this process, as a run calls it: candidates without counts of what was rejected. */
final class SanjianPeer implements Peer {
    private final Path folder;
    private MemoryIndex index;
    private MatchSearch search;

    SanjianPeer(Path folder) {
        this.folder = folder;
    }

    @Override
    public void load(List<Post> posts) throws IOException {
        close();
        PostingCache cache = new PostingCache(MemoryIndex.JUDGE, TestIndexConfig.in(folder, Map.of()));
        index = new MemoryIndex(Files.createTempDirectory(Files.createDirectories(folder), "index"), cache);
        for (Post post : posts) {
            index.put(post.posting());
        }
        index.refresh();
        index.commit();
        search = new MatchSearch(index.index, cache, MemoryIndex.JUDGE);
    }

    @Override
    public List<Hit> search(Question question, int limit) {
        return search.candidates(question.profile(), limit).matches().stream()
                .map(match -> match.posting())
                .map(facts -> new Hit(facts.externalId(), facts.employerKey(), facts.duplicateKey())).toList();
    }

    @Override
    public long mebibytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() / (1024 * 1024);
        }
    }

    @Override
    public String memory() {
        return "in this process";
    }

    @Override
    public void close() throws IOException {
        if (index != null) {
            index.close();
            index = null;
        }
    }
}
