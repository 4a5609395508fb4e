package io.sanjian.support.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** What the local server says to the person at the terminal: UTF-8 bytes whatever the locale, whole lines only. */
final class Console {
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(2);

    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
            StandardCharsets.UTF_8);
    private int step;

    void line(String format, Object... values) {
        out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    /** Opens the next numbered step. */
    Step step(String title) {
        step++;
        line("[%d] %s", step, title);
        return new Step();
    }

    /** One numbered step: progress lines at most every two seconds, and a last line with the time it took. */
    final class Step {
        private final long began = System.nanoTime();
        private long lastSaid = began;

        /** Says how far a long step is; {@code total} 0 where it is not known yet. */
        void progress(String what, long done, long total) {
            progress(what, done, total, done / seconds());
        }

        /** The same where the rate is known better than by the time since the step began. */
        synchronized void progress(String what, long done, long total, double perSecond) {
            long now = System.nanoTime();
            if (total == 0 || now - lastSaid < PROGRESS_EVERY.toNanos()) {
                return;
            }
            lastSaid = now;
            String left = perSecond > 0 ? String.format(Locale.ROOT, "，还需约 %.0f 秒", (total - done) / perSecond) : "";
            line("      %s %,d / %,d (%d%%)，每秒 %,.0f%s", what, done, total, 100 * done / total, perSecond, left);
        }

        void done(String format, Object... values) {
            line("      %s (%.1f s)", String.format(Locale.ROOT, format, values), seconds());
        }

        private double seconds() {
            return (System.nanoTime() - began) / 1e9;
        }
    }
}
