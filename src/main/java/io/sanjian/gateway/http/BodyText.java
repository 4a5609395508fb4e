package io.sanjian.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of other people's systems as text: by their byte order mark, else by the charset that they declare, else as UTF-8 or
 * GB18030, whichever they are. Systems in China send GBK, declared or not, and declare it where they do not send it.
 */
public final class BodyText {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** Parts of GB18030; the declaration of the smaller set is often not true. */
    private static final Set<String> GB = Set.of("GBK", "GB2312", "CP936", "MS936", "WINDOWS-936", "EUC-CN");
    /** What servers declare without having been told anything. */
    private static final Set<Charset> SAYS_NOTHING = Set.of(StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);
    private static final Pattern PARAMETER = Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\\s;\"']+)",
            Pattern.CASE_INSENSITIVE);
    /** From here on a character takes three bytes of UTF-8. */
    private static final int THREE_BYTES = 0x800;
    private static final int ASCII = 0x80;

    private BodyText() {
    }

    /**
     * The charset of a name; the Chinese ones as GB18030, which holds them all.
     *
     * @throws IllegalArgumentException where there is none of this name
     */
    public static Charset charset(String name) {
        return GB.contains(name.toUpperCase(Locale.ROOT)) ? GB18030 : Charset.forName(name);
    }

    /** The charset that a Content-Type declares; empty where it declares none, or none that is known. */
    public static Optional<Charset> declared(String contentType) {
        Matcher found = PARAMETER.matcher(contentType == null ? "" : contentType);
        if (!found.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(charset(found.group(1)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /**
     * The text. What no charset reads is replaced, so that the rest of it can be.
     *
     * @param declared or null
     */
    public static String of(byte[] bytes, Charset declared) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        if (declared != null && !SAYS_NOTHING.contains(declared)) {
            Optional<String> text = strictly(bytes, declared);
            if (text.isPresent()) {
                return text.get();
            }
        }
        Optional<String> text = strictly(bytes, StandardCharsets.UTF_8);
        // Two Han in GBK may pass for two letters of UTF-8, Cyrillic ones say, which nobody writes here.
        if (text.isPresent() && (declared == StandardCharsets.UTF_8 || !isForeign(text.get()))) {
            return text.get();
        }
        return strictly(bytes, GB18030).or(() -> text).orElseGet(() -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static boolean isForeign(String text) {
        return text.chars().anyMatch(c -> c >= ASCII) && text.chars().allMatch(c -> c < THREE_BYTES);
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
