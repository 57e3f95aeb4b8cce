import { answers } from '../state/answers';
import { chosenNetwork } from '../state/networks';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { sentence } from '../ui/words';

/** Why the network gave no answer. One that cannot be opened answers nothing, and is reported beside its name. */
export function AnswerFailure() {
  const { failure } = answers.state.value;
  if (failure === null || chosenNetwork.state.value.failure !== null) {
    return null;
  }
  return (
    <Banner alert tone="bad" part="answer-failure" actions={<Button onClick={answers.repeat}>Try again</Button>}>
      {sentence(failure.message)}
    </Banner>
  );
}
