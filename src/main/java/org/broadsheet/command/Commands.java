package org.broadsheet.command;

import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The command line: picks the command, lets it run, and turns what happened into an exit code. */
public final class Commands {
    /** Spring's own way to give a setting: its name has a dot or it is {@code --debug}; no option of a command is so. */
    private static final Pattern SETTING = Pattern.compile("--[a-zA-Z][\\w-]*\\.[^ ].*|--debug", Pattern.DOTALL);

    private static final String VERBOSE = "--verbose";

    private Commands() {}

    /**
     * Runs the command that the arguments name.
     *
     * @param main the application's own class
     * @return the exit code by CONTRACT; empty where the program stays up
     */
    public static OptionalInt run(Class<?> main, String... args) {
        List<String> settings =
                Stream.of(args).filter(a -> SETTING.matcher(a).matches()).toList();
        boolean verbose = List.of(args).contains(VERBOSE);
        String[] words = Stream.of(args)
                .filter(a -> !settings.contains(a) && !a.equals(VERBOSE))
                .toArray(String[]::new);
        // What a command answers is the only thing on stdout; every other word, logs too, is for people.
        PrintStream out = System.out;
        System.setOut(System.err);
        int code = line(new Application(main, settings, verbose, out)).execute(words);
        return code == Exit.STAYS_UP ? OptionalInt.empty() : OptionalInt.of(code);
    }

    private static CommandLine line(Application application) {
        CommandLine line = new CommandLine(new BroadsheetCommand(application))
                .addSubcommand(new SendCommand(application))
                .addSubcommand(new EditionsCommand(application))
                .addSubcommand(new PreviewCommand(application))
                .addSubcommand(new FeedsCommand(application))
                .addSubcommand(new MembersCommand(application))
                .addSubcommand(new BouncesCommand(application))
                .addSubcommand(new AccountsCommand(application))
                .addSubcommand(new DoctorCommand(application));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, command, parsed) -> Fault.of(e).tell(System.err));
        line.setParameterExceptionHandler((e, arguments) -> {
            System.err.println(e.getMessage() + nearest(e) + " (see "
                    + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
            return Exit.USAGE;
        });
        return line;
    }

    private static String nearest(CommandLine.ParameterException e) {
        List<String> known =
                e instanceof CommandLine.UnmatchedArgumentException unknown ? unknown.getSuggestions() : List.of();
        return known.isEmpty() ? "" : "; did you mean " + known.get(0).strip() + "?";
    }
}
