import com.bazaarvoice.jolt.Chainr;
import com.bazaarvoice.jolt.JsonUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Parses, maps and prints a document with the Java implementation of Jolt: JoltPeer SPEC INPUT. Prints the median time of a document in microseconds. */
public final class JoltPeer {
    private static final int ROUNDS = 15;
    private static final int DOCUMENTS = 100;

    public static void main(String[] args) throws Exception {
        Chainr chain = Chainr.fromSpec(JsonUtils.jsonToObject(Files.readString(Path.of(args[0]))));
        String input = Files.readString(Path.of(args[1]));
        double[] times = new double[ROUNDS];
        // The first rounds let the virtual machine compile the code.
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long began = System.nanoTime();
            for (int document = 0; document < DOCUMENTS; document++) {
                if (JsonUtils.toJsonString(chain.transform(JsonUtils.jsonToObject(input))).isEmpty()) {
                    throw new IllegalStateException("Nothing was mapped.");
                }
            }
            if (round >= 0) {
                times[round] = (System.nanoTime() - began) / 1000.0 / DOCUMENTS;
            }
        }
        Arrays.sort(times);
        System.out.println(times[ROUNDS / 2]);
    }
}
