package org.broadsheet;

import org.broadsheet.command.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Broadsheet: the daily digest of a newsroom. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Broadsheet {

    public static void main(String[] args) {
        Commands.run(Broadsheet.class, args).ifPresent(System::exit);
    }
}
