package io.sanjian.web.problem;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Every pattern that the sources give to a parameter marked with {@link MessagePattern}. */
final class MessagePatterns {
    /** What takes a pattern: a constructor by its class, a method by its name. */
    private record Taker(int position, int parameters, boolean more) {
        boolean takes(int arguments) {
            return more ? arguments >= parameters - 1 : arguments == parameters;
        }
    }

    private final Map<String, Set<Taker>> takers = new HashMap<>();
    private final Map<String, String> patterns = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private MessagePatterns() {
    }

    /** Reads all sources below a folder. */
    static MessagePatterns in(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        MessagePatterns found = new MessagePatterns();
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(
                            files.filter(file -> file.toString().endsWith(".java")).toList()));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            units.forEach(unit -> new Declarations(found).scan(unit, null));
            units.forEach(unit -> new Uses(found, unit, positions).scan(unit, null));
        }
        return found;
    }

    /** Where each pattern is used, by the pattern. */
    Map<String, String> patterns() {
        return patterns;
    }

    /** Uses of which the pattern cannot be told, because it is put together at run time. */
    List<String> faults() {
        return faults;
    }

    private static boolean marked(VariableTree parameter) {
        return parameter.getModifiers().getAnnotations().stream().map(AnnotationTree::getAnnotationType)
                .anyMatch(type -> type.toString().equals("MessagePattern"));
    }

    private static final class Declarations extends TreePathScanner<Void, Void> {
        private final MessagePatterns found;

        Declarations(MessagePatterns found) {
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            List<? extends VariableTree> parameters = method.getParameters();
            for (int i = 0; i < parameters.size(); i++) {
                if (marked(parameters.get(i))) {
                    String type = ((ClassTree) getCurrentPath().getParentPath().getLeaf()).getSimpleName().toString();
                    Set<Modifier> modifiers = method.getModifiers().getFlags();
                    boolean ofType = modifiers.contains(Modifier.STATIC) || modifiers.contains(Modifier.PRIVATE);
                    String name = method.getReturnType() == null ? "new " + type
                            : (ofType ? type : "") + '.' + method.getName();
                    found.takers.computeIfAbsent(name, any -> new HashSet<>()).add(new Taker(i, parameters.size(),
                            parameters.getLast().toString().contains("...")));
                }
            }
            return super.visitMethod(method, none);
        }
    }

    private static final class Uses extends TreePathScanner<Void, Void> {
        private final MessagePatterns found;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Uses(MessagePatterns found, CompilationUnitTree unit, SourcePositions positions) {
            this.found = found;
            this.positions = positions;
            this.unit = unit;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            switch (call.getMethodSelect()) {
                case MemberSelectTree member -> {
                    use(member.getExpression() + "." + member.getIdentifier(), call.getArguments());
                    use("." + member.getIdentifier(), call.getArguments());
                }
                case IdentifierTree own -> {
                    use(typeName() + "." + own, call.getArguments());
                    use("." + own, call.getArguments());
                }
                default -> throw new IllegalStateException(call.toString());
            }
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree creation, Void none) {
            use("new " + creation.getIdentifier(), creation.getArguments());
            return super.visitNewClass(creation, none);
        }

        private String typeName() {
            for (Tree tree : getCurrentPath()) {
                if (tree instanceof ClassTree type && !type.getSimpleName().isEmpty()) {
                    return type.getSimpleName().toString();
                }
            }
            return "";
        }

        private void use(String name, List<? extends ExpressionTree> arguments) {
            found.takers.getOrDefault(name, Set.of()).stream().filter(taker -> taker.takes(arguments.size()))
                    .map(Taker::position).distinct().forEach(position -> pattern(arguments.get(position)));
        }

        private void pattern(ExpressionTree argument) {
            switch (argument) {
                case ParenthesizedTree inner -> pattern(inner.getExpression());
                case ConditionalExpressionTree either -> {
                    pattern(either.getTrueExpression());
                    pattern(either.getFalseExpression());
                }
                case SwitchExpressionTree several -> new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitCase(CaseTree each, Void none) {
                        pattern((ExpressionTree) each.getBody());
                        return null;
                    }
                }.scan(several.getCases(), null);
                // a message already, or a pattern that its giver was asked for
                case IdentifierTree handedOn when isHandedOn(handedOn) -> {
                }
                case MethodInvocationTree message when message.toString().startsWith("Message.")
                        || message.toString().endsWith(".said()") || message.toString().endsWith(".detail()") ->
                    {
                    }
                default -> {
                    String text = text(argument);
                    String place = Path.of(unit.getSourceFile().getName()).getFileName() + ":"
                            + unit.getLineMap().getLineNumber(positions.getStartPosition(unit, argument));
                    if (text == null) {
                        found.faults.add(place + " " + argument);
                    } else {
                        found.patterns.putIfAbsent(text, place);
                    }
                }
            }
        }

        /** Whether a variable of that name, somewhere in the file, holds a message, or is marked itself. */
        private boolean isHandedOn(IdentifierTree name) {
            boolean[] found = {false};
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitVariable(VariableTree variable, Void none) {
                    found[0] |= variable.getName().equals(name.getName())
                            && (marked(variable) || variable.getType().toString().equals("Message"));
                    return super.visitVariable(variable, none);
                }
            }.scan(unit, null);
            return found[0];
        }

        private static String text(ExpressionTree argument) {
            return switch (argument) {
                case LiteralTree literal when literal.getValue() instanceof String text -> text;
                case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
                    String left = text(sum.getLeftOperand());
                    String right = text(sum.getRightOperand());
                    yield left == null || right == null ? null : left + right;
                }
                default -> null;
            };
        }
    }
}
