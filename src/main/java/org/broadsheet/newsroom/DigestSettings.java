package org.broadsheet.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.digests.NAME.*}: the newsletters that members can choose.
 *
 * @param newsroom what a digest takes from its newsroom where it says nothing of its own
 */
@ConfigurationProperties("broadsheet")
public record DigestSettings(
        @DefaultValue @NestedConfigurationProperty NewsroomSettings newsroom,
        @DefaultValue Map<String, Digest> digests) {

    private static final Duration DAY = Duration.ofDays(1);

    public DigestSettings {
        digests = Map.copyOf(digests);
        ZoneId newsroomZone = newsroom.zone();
        digests.forEach((name, digest) -> checkSchedule(name, digest, newsroomZone));
    }

    private static void checkSchedule(String name, Digest digest, ZoneId newsroomZone) {
        if (digest.schedule() == null) return;
        ZoneId zone = digest.zone() == null ? newsroomZone : digest.zone();
        CronSchedule.problem(digest.schedule(), zone, Instant.now()).ifPresent(problem -> {
            throw new IllegalArgumentException("broadsheet.digests." + name + ".schedule " + problem);
        });
    }

    /** How far back the first edition of that time looks, and how much further than the previous cut-off a later one. */
    public Duration window(String name, Instant at) {
        Digest digest = digest(name);
        if (digest.window() != null) return digest.window();
        if (digest.schedule() == null) return DAY;
        return CronSchedule.period(digest.schedule(), zone(name), at, digest.catchUp())
                .orElse(DAY);
    }

    /** The digest of that name; fails with a message for the operator where there is none. */
    public Digest digest(String name) {
        Digest digest = digests.get(name);
        if (digest == null) throw new UnknownDigest(name, digests.keySet());
        return digest;
    }

    /** The zone in which the digest's days begin and its schedule is read. */
    public ZoneId zone(String name) {
        ZoneId zone = digest(name).zone();
        return zone == null ? newsroom.zone() : zone;
    }

    /** The language of the digest's fixed texts, as an ISO 639 code. */
    public String language(String name) {
        String language = digest(name).language();
        return language == null ? newsroom.language() : language;
    }

    /** The names of all, in order. */
    public Set<String> names() {
        return new TreeSet<>(digests.keySet());
    }

    /** The digest's title for people; its name where it has none, or where the settings do not have it any more. */
    public String title(String name) {
        Digest digest = digests.get(name);
        return digest == null || digest.title() == null ? name : digest.title();
    }

    /** Whether everybody may read the digest's editions in the browser. */
    public boolean inArchive(String name) {
        Digest digest = digests.get(name);
        return digest == null || digest.archive();
    }

    public enum Approval {
        NONE,
        REQUIRED
    }

    /** What follows when nobody approves in time. */
    public enum Silence {
        HOLD,
        SEND
    }

    /**
     * One newsletter.
     *
     * @param schedule a Quartz cron expression in {@code zone}; none: only sent by hand
     * @param window how far back the first edition looks; default: since the time before by the schedule, a day where there is none
     * @param feeds names of feeds; empty: all
     * @param sections the order of sections; what is not named follows by size
     * @param template the folder below {@code templates/email}
     * @param silence what follows when an edition that needs approval has none by its deadline
     * @param approvalDeadline how long after the edition's time
     * @param approvers whom a mail asks for approval, besides the editors' accounts
     * @param catchUp how late a missed start is still sent
     * @param description what members read of it where they choose
     * @param archive whether its editions stand in the archive, where everybody may read them
     * @param membersOnly false: posts that their site shows to members or payers only are left out
     */
    public record Digest(
            @Nullable String title,
            @Nullable String schedule,
            @Nullable ZoneId zone,
            @Nullable String language,
            @Nullable Duration window,
            @DefaultValue("12") int maxItems,
            @DefaultValue List<String> feeds,
            @DefaultValue List<String> sections,
            @DefaultValue("daily") String template,
            @DefaultValue("none") Approval approval,
            @DefaultValue("hold") Silence silence,
            @DefaultValue("PT1H") Duration approvalDeadline,
            @DefaultValue List<String> approvers,
            @DefaultValue("PT3H") Duration catchUp,
            @DefaultValue("false") boolean sendEmpty,
            @DefaultValue("true") boolean membersOnly,
            @Nullable String description,
            @DefaultValue("true") boolean archive) {

        public Digest {
            if (maxItems < 1) throw new IllegalArgumentException("broadsheet.digests.*.max-items must be at least 1");
            if (window != null && (window.isNegative() || window.isZero()))
                throw new IllegalArgumentException("broadsheet.digests.*.window must be longer than nothing");
            if (approvalDeadline.isNegative() || approvalDeadline.isZero())
                throw new IllegalArgumentException(
                        "broadsheet.digests.*.approval-deadline must be longer than nothing");
            approvers = List.copyOf(approvers);
            feeds = List.copyOf(feeds);
            sections = List.copyOf(sections);
        }
    }
}
