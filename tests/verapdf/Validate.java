// veraPDF's own verdict on files: java Validate.java 2a,ua1 FILE...
// One line a fault: file, profile, clause-test, message, place.  Status 1 if any.
import java.io.FileInputStream;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
	static boolean check(String file, PDFAFlavour profile) throws Exception {
		try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), profile)) {
			PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false);
			ValidationResult result = validator.validate(parser);
			TreeMap<String, String> faults = new TreeMap<>();
			for (TestAssertion t : result.getTestAssertions())
				if (t.getStatus() == TestAssertion.Status.FAILED)
					faults.putIfAbsent(t.getRuleId().getClause() + "-" + t.getRuleId().getTestNumber(),
						t.getMessage() + " @ " + t.getLocation().getContext());
			for (var fault : faults.entrySet())
				System.out.println(file + " " + profile.getId() + " " + fault.getKey() + " " + fault.getValue());
			return result.isCompliant();
		}
	}

	public static void main(String[] args) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		int verdicts = 0, bad = 0;
		for (String id : args[0].split(","))
			for (int i = 1; i < args.length; i++, verdicts++)
				if (!check(args[i], PDFAFlavour.byFlavourId(id)))
					bad++;
		System.out.println("verapdf: " + verdicts + " verdicts, " + bad + " against");
		System.exit(bad == 0 ? 0 : 1);
	}
}
