package org.broadsheet.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.broadsheet.edition.Edition;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Which edition a run makes: digest, day and number identify it; when and by whom it was first asked for do not.
 *
 * @param at the edition's cut-off
 */
public record DigestRun(String digest, LocalDate day, int number, Instant at, boolean byHand) {

    public static DigestRun of(JobParameters parameters) {
        return new DigestRun(
                text(parameters, "digest"),
                LocalDate.parse(text(parameters, "day")),
                Integer.parseInt(text(parameters, "number")),
                Instant.parse(text(parameters, "at")),
                Boolean.parseBoolean(text(parameters, "byHand")));
    }

    public static DigestRun of(Edition edition) {
        return new DigestRun(edition.digest(), edition.day(), edition.number(), edition.to(), edition.byHand());
    }

    JobParameters parameters() {
        return new JobParametersBuilder()
                .addString("digest", digest)
                .addString("day", day.toString())
                .addString("number", Integer.toString(number))
                .addString("at", at.toString(), false)
                .addString("byHand", Boolean.toString(byHand), false)
                .toJobParameters();
    }

    /** The same edition once more, for those whom a person lets try again: Batch never takes up what is complete. */
    public JobParameters parameters(int round) {
        if (round == 1) return parameters();
        return new JobParametersBuilder(parameters())
                .addString("round", Integer.toString(round))
                .toJobParameters();
    }

    /** The name of the run's lock and of its lines in the log. */
    public String name() {
        return digest + " " + edition();
    }

    /** As an edition is named: {@code 2023-09-20}, or {@code 2023-09-20.2}. */
    String edition() {
        return number == 1 ? day.toString() : day + "." + number;
    }

    private static String text(JobParameters parameters, String name) {
        return Objects.requireNonNull(parameters.getString(name), () -> "the digest job needs the parameter " + name);
    }

    /** Ends an execution of the digest job as stopped: what the run waits for starts it again. */
    public static final class RunSuspended extends JobInterruptedException {
        private static final long serialVersionUID = 1;

        private final Reason reason;

        enum Reason {
            /** Nothing to send; items may come after all. */
            EMPTY,
            /** For an approval. */
            HELD,
            /** Deliveries wait for their time, or for the person who paused them. */
            LATER,
            /** The relay, or whatever else keeps the deliveries from going on. */
            STALLED,
            /** This process ends. */
            SHUTDOWN
        }

        RunSuspended(Reason reason, String words) {
            super(words);
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }

        /** Why, in one line for people. */
        public String words() {
            return String.valueOf(getMessage());
        }

        /** Its place says nothing, and Batch would store it. */
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
