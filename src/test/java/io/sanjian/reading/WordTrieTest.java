package io.sanjian.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class WordTrieTest {

    @Property(tries = 300)
    void theLongestWordIsFoundAtEveryPlace(
            @ForAll @Size(max = 60) List<@CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 5) String> words,
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 30) String text) {
        WordTrie<String> trie = new WordTrie<>();
        Map<String, String> first = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            trie.add(words.get(i), words.get(i) + i);
            first.putIfAbsent(words.get(i), words.get(i) + i);
        }
        for (int at = 0; at < text.length(); at++) {
            String longest = null;
            for (String word : words) {
                if (text.startsWith(word, at) && (longest == null || word.length() > longest.length())) {
                    longest = word;
                }
            }
            int found = trie.longestAt(text, at);
            if (longest == null) {
                assertThat(found).isNegative();
            } else {
                assertThat(WordTrie.length(found)).isEqualTo(longest.length());
                assertThat(trie.value(found)).isEqualTo(first.get(longest));
            }
        }
    }
}
