package io.sanjian.support.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether a port is free, and who holds it (the latter on Linux only). */
public final class Ports {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    /** Below the ports that the kernel gives to whoever connects or asks for any: such a one is soon another's. */
    private static final int LOWEST_FREE = 20_000;
    private static final int FREE = 10_000;
    /** At random, since other processes of the machine look for free ports in the same way. */
    private static final AtomicInteger NEXT_FREE = new AtomicInteger(ThreadLocalRandom.current().nextInt(FREE));

    private Ports() {
    }

    /**
     * Waits for a port that a stopping service may still hold.
     *
     * @throws LocalFailure naming the program in the way
     */
    static void awaitFree(int port, String variable, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isFree(port)) {
            if (System.nanoTime() > deadline) {
                throw new LocalFailure("Port " + port + " is taken by " + holder(port).map(Ports::describe)
                        .orElse("another program") + ". Stop it, or choose another port with " + variable + ".");
            }
            Thread.sleep(200);
        }
    }

    /** A port that nobody uses at the moment, each time another. */
    public static int free() {
        return IntStream.generate(() -> LOWEST_FREE + NEXT_FREE.getAndIncrement() % FREE).limit(FREE)
                .filter(Ports::isFree).findFirst().orElseThrow();
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String describe(ProcessHandle process) {
        return "process " + process.pid() + process.info().command().map(command -> " (" + command + ")").orElse("");
    }

    private static Optional<ProcessHandle> holder(int port) {
        try {
            Set<String> sockets = Stream.concat(listening("net/tcp", port), listening("net/tcp6", port))
                    .map(inode -> "socket:[" + inode + "]").collect(Collectors.toSet());
            return ProcessHandle.allProcesses().filter(process -> holdsOne(process, sockets)).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Inodes of the sockets that listen on a port, out of the kernel's table. */
    private static Stream<String> listening(String table, int port) throws IOException {
        List<String> lines = Files.readAllLines(PROC.resolve(table));
        return lines.stream().skip(1).map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[3].equals(LISTENING)
                        && Integer.parseInt(columns[1].substring(columns[1].indexOf(':') + 1), 16) == port)
                .map(columns -> columns[9]);
    }

    private static boolean holdsOne(ProcessHandle process, Set<String> sockets) {
        try (Stream<Path> open = Files.list(PROC.resolve(process.pid() + "/fd"))) {
            return open.anyMatch(file -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(file).toString());
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException e) {
            return false; // gone, or not ours to look into
        }
    }
}
