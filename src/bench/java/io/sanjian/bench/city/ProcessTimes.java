package io.sanjian.bench.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the kernel knows of processes (Linux). */
final class ProcessTimes {
    private static final double TICKS_PER_SECOND = 100;

    private ProcessTimes() {
    }

    /** Processor seconds of a process and its children, those that have ended and been waited for included. */
    static double seconds(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).mapToDouble(p -> ticks(p.pid())).sum()
                / TICKS_PER_SECOND;
    }

    private static double ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name in brackets may hold blanks; user and system time are the 12th and 13th fields after it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]) + Double.parseDouble(fields[13])
                    + Double.parseDouble(fields[14]);
        } catch (IOException e) {
            return 0; // ended meanwhile
        }
    }

    /** Most resident memory that the process has had, in MB. */
    static long peakResidentMegabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM")).mapToLong(line -> Long.parseLong(
                    line.replaceAll("\\D", ""))).findFirst().orElse(0) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
