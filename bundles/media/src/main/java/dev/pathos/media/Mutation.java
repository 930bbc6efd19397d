package dev.pathos.media;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What happens to files on disks, in transfers and in programs that write them. */
enum Mutation {
    /** Some bits are other ones, half of the time in the header. */
    BIT_FLIPS {
        @Override
        byte[] apply(byte[] good, byte[] other, SplittableRandom random) {
            byte[] bad = good.clone();
            int reach = random.nextBoolean() ? Math.min(HEADER, bad.length) : bad.length;
            for (int i = 1 + random.nextInt(32); i > 0; i--) {
                bad[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
            }
            return bad;
        }
    },
    /** The end is missing. */
    TRUNCATION {
        @Override
        byte[] apply(byte[] good, byte[] other, SplittableRandom random) {
            int reach = random.nextInt(4) == 0 ? Math.min(HEADER, good.length) : good.length;
            return Arrays.copyOf(good, random.nextInt(reach));
        }
    },
    /** Two blocks have changed places. */
    BLOCK_SWAP {
        @Override
        byte[] apply(byte[] good, byte[] other, SplittableRandom random) {
            byte[] bad = good.clone();
            int length = length(good, random);
            int one = random.nextInt(good.length - length + 1);
            int two = random.nextInt(good.length - length + 1);
            System.arraycopy(good, one, bad, two, length);
            System.arraycopy(good, two, bad, one, length);
            return bad;
        }
    },
    /** A number in the header, or in the index at the end, is an extreme one. */
    HEADER_FIELD {
        @Override
        byte[] apply(byte[] good, byte[] other, SplittableRandom random) {
            byte[] bad = good.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                int bytes = Math.min(1 << random.nextInt(4), bad.length);
                int reach = Math.min(HEADER, bad.length) - bytes + 1;
                int from = random.nextInt(4) == 0 ? bad.length - bytes - reach + 1 : 0;
                int at = from + random.nextInt(reach);
                long value = EXTREMES[random.nextInt(EXTREMES.length)];
                for (int b = 0; b < bytes; b++) {
                    bad[at + b] = (byte) (value >>> 8 * b);
                }
            }
            return bad;
        }
    },
    /** A block is zero. */
    ZEROED_BLOCK {
        @Override
        byte[] apply(byte[] good, byte[] other, SplittableRandom random) {
            byte[] bad = good.clone();
            int length = length(good, random);
            int at = random.nextInt(good.length - length + 1);
            Arrays.fill(bad, at, at + length, (byte) 0);
            return bad;
        }
    },
    /** A block is missing. */
    MISSING_BLOCK {
        @Override
        byte[] apply(byte[] good, byte[] other, SplittableRandom random) {
            int length = length(good, random);
            int at = random.nextInt(good.length - length + 1);
            return joined(good, at, good, at + length);
        }
    },
    /** It begins as one file and goes on as another. */
    SPLICE {
        @Override
        byte[] apply(byte[] good, byte[] other, SplittableRandom random) {
            return joined(good, random.nextInt(good.length), other, random.nextInt(other.length));
        }
    };

    private static final int HEADER = 1024;
    private static final int LARGEST_BLOCK = 1 << 14;

    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        0x7f,
        0x80,
        0x7fff,
        0x8000,
        0x7fff_ffffL,
        0x8000_0000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x0100_0000L,
        0xff00_0000L
    };

    /**
     * Damages a file.
     *
     * @param good its content, at least one byte
     * @param other another file's content, at least one byte
     * @param random where all draws come from
     * @return the damaged content, possibly nothing; by chance the same
     */
    abstract byte[] apply(byte[] good, byte[] other, SplittableRandom random);

    private static int length(byte[] good, SplittableRandom random) {
        return 1 + random.nextInt(Math.min(LARGEST_BLOCK, good.length));
    }

    private static byte[] joined(byte[] head, int until, byte[] tail, int from) {
        byte[] bad = Arrays.copyOf(head, until + tail.length - from);
        System.arraycopy(tail, from, bad, until, tail.length - from);
        return bad;
    }
}
