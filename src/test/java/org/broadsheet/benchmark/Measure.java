package org.broadsheet.benchmark;

/**
 * What one send took.
 *
 * @param seconds from the first message to the last reply
 * @param cpuSeconds of the sender's process alone, without the sink and the database
 * @param peakHeap octets; 0 where the sender has no Java heap
 */
record Measure(int messages, double seconds, double cpuSeconds, long peakHeap) {
    double rate() {
        return messages / seconds;
    }

    double cpuMicros() {
        return cpuSeconds * 1e6 / messages;
    }

    /** As {@link #parse} reads it. */
    String line() {
        return messages + " " + seconds + " " + cpuSeconds + " " + peakHeap;
    }

    static Measure parse(String line) {
        String[] words = line.split(" ");
        return new Measure(
                Integer.parseInt(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Long.parseLong(words[3]));
    }
}
