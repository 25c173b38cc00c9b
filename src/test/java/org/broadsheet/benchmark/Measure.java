package org.broadsheet.benchmark;

/**
 * What one send took.
 *
 * @param seconds from the first message to the last reply
 * @param cpuSeconds of the sender's process alone, without the sink and the database
 * @param peakHeap octets; 0 where the sender has no Java heap
 * @param switches context switches of the sender's threads; 0 where they are not counted
 * @param database what was asked of the database; nothing where there is none
 */
record Measure(int messages, double seconds, double cpuSeconds, long peakHeap, long switches, DatabaseCounts database) {

    Measure(int messages, double seconds, double cpuSeconds, long peakHeap, long switches) {
        this(messages, seconds, cpuSeconds, peakHeap, switches, new DatabaseCounts(0, 0));
    }

    Measure with(DatabaseCounts counts) {
        return new Measure(messages, seconds, cpuSeconds, peakHeap, switches, counts);
    }

    double perThousand(long count) {
        return count * 1000.0 / messages;
    }

    double rate() {
        return messages / seconds;
    }

    double cpuMicros() {
        return cpuSeconds * 1e6 / messages;
    }

    /** As {@link #parse} reads it. */
    String line() {
        return messages + " " + seconds + " " + cpuSeconds + " " + peakHeap + " " + switches;
    }

    static Measure parse(String line) {
        String[] words = line.split(" ");
        return new Measure(
                Integer.parseInt(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Long.parseLong(words[3]),
                words.length > 4 ? Long.parseLong(words[4]) : 0);
    }
}
