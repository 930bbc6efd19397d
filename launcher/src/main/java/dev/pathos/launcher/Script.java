package dev.pathos.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.apache.felix.gogo.runtime.Token;

/**
 * A Gogo script cut into its statements.
 *
 * <p>Gogo itself runs a script as a whole and keeps only the last result, while a script of ours
 * prints what the shell would print and names the line that fails.
 *
 * @param file where it was read from
 * @param statements what it does, in order
 */
record Script(Path file, List<Statement> statements) {

    /**
     * What stands between two line ends or semicolons, closures and pipes in one piece.
     *
     * @param text the source
     * @param line where it begins, from 1 on
     * @param assignment whether it only gives a variable a value
     */
    record Statement(String text, int line, boolean assignment) {}

    /**
     * Reads and parses a script.
     *
     * @throws LaunchProblem if the file cannot be read or is no Gogo
     */
    static Script read(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new LaunchProblem(
                    "there is no such script (" + file + "): give the path of one.", e);
        } catch (IOException e) {
            throw new LaunchProblem(file + ": this script cannot be read (" + e + ").", e);
        }
    }

    static Script parse(Path file, String source) {
        List<Statement> statements = new ArrayList<>();
        try {
            int start = -1;
            int end = -1;
            boolean assignment = false;
            for (Parser.Executable token : new Parser(source).program().tokens()) {
                boolean separator = Token.eq(";", token) || Token.eq("\n", token);
                if (separator && start >= 0) {
                    statements.add(statement(source, start, end, assignment));
                    start = -1;
                } else if (!separator && token.length() > 0) {
                    assignment = start < 0 && isAssignment(token);
                    start = start < 0 ? token.start() : start;
                    end = token.start() + token.length();
                }
            }
            if (start >= 0) {
                statements.add(statement(source, start, end, assignment));
            }
        } catch (SyntaxError e) {
            // Gogo counts lines from 0.
            throw new LaunchProblem(file + ":" + (e.line() + 1) + ": " + e.getMessage(), e);
        }
        return new Script(file, statements);
    }

    private static Statement statement(String source, int start, int end, boolean assignment) {
        int line = 1 + (int) source.substring(0, start).chars().filter(c -> c == '\n').count();
        return new Statement(source.substring(start, end), line, assignment);
    }

    private static boolean isAssignment(Parser.Executable token) {
        return token instanceof Parser.Statement statement
                && statement.tokens().size() > 1
                && Token.eq("=", statement.tokens().get(1));
    }
}
