package org.broadsheet.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.console.account.Invitations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the address of a page that sets a new password for an account of the console.",
            "It works once, for an hour. Setting the password logs out all sessions and removes the passkeys."
        },
        footer = {"", "Example: broadsheet accounts reset chief"})
class AccountsResetCommand implements Callable<Integer> {
    private final Application application;

    @Parameters(paramLabel = "NAME", description = "The account's name or e-mail address.")
    private String name = "";

    AccountsResetCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        return application.use(Needs.DATABASE, context -> {
            Optional<String> link = context.getBean(Invitations.class).resetLink(name, "command line");
            link.ifPresentOrElse(
                    application.out()::println,
                    () -> System.err.println("broadsheet: no account is called '" + name + "', or it is disabled"));
            return link.isPresent() ? Exit.DONE : Exit.USAGE;
        });
    }
}
