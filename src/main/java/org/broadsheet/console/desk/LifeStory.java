package org.broadsheet.console.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.broadsheet.bounce.BounceEvent;
import org.broadsheet.bounce.Bounces;
import org.broadsheet.console.Harmless;
import org.broadsheet.delivery.Delivery;
import org.broadsheet.delivery.Recipients;
import org.broadsheet.delivery.Recipients.PastDelivery;
import org.broadsheet.member.MemberData;
import org.broadsheet.member.MemberData.MemberEvent;
import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A member's story as the rooms know it, put in one order: consent, suppressions, letters, and what came back. */
@Component
class LifeStory {
    private static final int MOST = 60;
    private static final int LONGEST = 240;

    private final MemberData data;
    private final Recipients recipients;
    private final Bounces bounces;

    LifeStory(MemberData data, Recipients recipients, Bounces bounces) {
        this.data = data;
        this.recipients = recipients;
        this.bounces = bounces;
    }

    /**
     * One line of the story.
     *
     * @param kind {@code asked, given, withdrawn, suppressed, lifted, delivery} or {@code bounce}
     * @param what a word of its kind: a delivery's state, a bounce's kind
     * @param path of the edition it is about; empty where it is about none
     * @param reason the rule, or the way consent came
     * @param evidence the words it rests on
     */
    public record Line(Instant at, String kind, String what, String path, String reason, String evidence) {}

    List<Line> of(MemberId member) {
        List<Line> lines = new ArrayList<>();
        data.history(member, MOST).forEach(happening -> lines.add(line(happening)));
        recipients.of(member, MOST).forEach(delivery -> lines.add(line(delivery)));
        bounces.of(member, MOST).forEach(bounce -> lines.add(line(bounce)));
        return lines.stream()
                .sorted(Comparator.comparing(Line::at).reversed())
                .limit(MOST)
                .toList();
    }

    private static Line line(MemberEvent happening) {
        String digest = happening.digest() == null ? "" : happening.digest();
        return new Line(
                happening.at(), happening.kind(), digest, "", shown(happening.how()), shown(happening.evidence()));
    }

    private static Line line(PastDelivery past) {
        Delivery delivery = past.delivery();
        String state = delivery.state().name().toLowerCase(Locale.ROOT);
        return new Line(
                delivery.at(), "delivery", state, past.digest() + "/" + past.edition(), "", shown(delivery.reply()));
    }

    private static Line line(BounceEvent bounce) {
        String rule = bounce.rule() + (bounce.proved() ? "" : ", unproved") + " → "
                + bounce.consequence().name().toLowerCase(Locale.ROOT);
        String status = bounce.status() == null ? "" : bounce.status() + " ";
        String evidence = bounce.evidence() == null ? "" : bounce.evidence();
        return new Line(bounce.at(), "bounce", bounce.kind(), "", shown(rule), shown(status + evidence));
    }

    private static String shown(@Nullable String words) {
        return Harmless.text(words, LONGEST);
    }
}
