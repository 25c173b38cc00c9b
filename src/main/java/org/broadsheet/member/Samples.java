package org.broadsheet.member;

import java.util.List;

/** What the public page shows of the last edition of each digest; who has the editions tells it. */
public interface Samples {
    List<Sample> last();

    /**
     * The last edition of a digest.
     *
     * @param href its page, on this site
     * @param headlines a few that neither subject nor preheader has said
     */
    record Sample(String digest, String href, String subject, String preheader, List<String> headlines) {
        public Sample {
            headlines = List.copyOf(headlines);
        }
    }
}
