package io.sanjian.fault;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * Sets the clock of one process while it runs: a Java agent adds to every time of day that the JVM tells what a file says.
 * The monotonic counter goes on undisturbed, as when somebody sets the clock of a machine.
 */
public final class ClockAgent {
    private static final String PROPERTY = "sanjian.fault.clock-ahead-millis";
    private static final String FILE = "clock-ahead-millis";
    private static final long POLL_MILLIS = 20;
    private static final ClassDesc LONG = ClassDesc.of("java.lang.Long");
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");

    private ClockAgent() {
    }

    /** The JVM's option that loads the agent for a replica with this folder. */
    static String option(Path home) throws IOException {
        Path jar = home.resolve("clock-agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ClockAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> type : List.of(ClockAgent.class, Adder.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new ZipEntry(name));
                try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(out);
                }
            }
        }
        return "-javaagent:" + jar + "=" + home.resolve(FILE);
    }

    static void set(Path home, Duration ahead) throws IOException {
        Path draft = home.resolve(FILE + ".draft");
        Files.writeString(draft, Long.toString(ahead.toMillis()));
        Files.move(draft, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Called by the JVM before the service's main method. */
    public static void premain(String file, Instrumentation instrumentation) throws Exception {
        look(Path.of(file));
        instrumentation.addTransformer(new Adder(), true);
        instrumentation.retransformClasses(Clock.class);
        Thread.ofPlatform().daemon().name("clock-agent").start(() -> {
            try {
                while (true) {
                    Thread.sleep(POLL_MILLIS);
                    look(Path.of(file));
                }
            } catch (InterruptedException e) {
                // the process ends
            }
        });
    }

    private static void look(Path file) {
        try {
            System.setProperty(PROPERTY, Files.exists(file) ? Files.readString(file) : "0");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rewrites {@code Clock.currentInstant()}, from which every time of day in Java comes. */
    private static final class Adder implements ClassFileTransformer {

        @Override
        public byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain,
                byte[] bytes) {
            if (!"java/time/Clock".equals(name)) {
                return null;
            }
            ClassFile files = ClassFile.of();
            return files.transformClass(files.parse(bytes), ClassTransform.transformingMethodBodies(
                    method -> method.methodName().equalsString("currentInstant"), Adder::add));
        }

        private static void add(CodeBuilder code, CodeElement element) {
            if (element instanceof ReturnInstruction end && end.opcode() == Opcode.ARETURN) {
                code.ldc(PROPERTY).lconst_0()
                        .invokestatic(LONG, "getLong",
                                MethodTypeDesc.of(LONG, ConstantDescs.CD_String, ConstantDescs.CD_long))
                        .invokevirtual(LONG, "longValue", MethodTypeDesc.of(ConstantDescs.CD_long))
                        .invokevirtual(INSTANT, "plusMillis", MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long));
            }
            code.with(element);
        }
    }
}
