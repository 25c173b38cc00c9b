package org.broadsheet.command;

import java.util.Optional;
import org.broadsheet.console.account.AccountLinks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "accounts", mixinStandardHelpOptions = true, description = "Lets people into the console again.")
class AccountsCommand extends Group {
    private final Application application;

    AccountsCommand(Application application) {
        this.application = application;
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = {
                "Prints the address of a page that sets a new password for an account of the console.",
                "It works once, for an hour. Setting the password logs out all sessions and removes the passkeys."
            },
            footer = {"", "Example: broadsheet accounts reset chief"})
    int reset(@Parameters(paramLabel = "NAME", description = "The account's name or e-mail address.") String name) {
        return application.use(Needs.DATABASE, context -> {
            Optional<String> link = context.getBean(AccountLinks.class).resetLink(name, "command line");
            link.ifPresentOrElse(
                    application.out()::println,
                    () -> System.err.println("broadsheet: no account is called '" + name + "', or it is disabled"));
            return link.isPresent() ? Exit.DONE : Exit.USAGE;
        });
    }
}
