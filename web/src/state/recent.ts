/** Promises of the most recent questions, so that what is asked again is there at once; what fails is forgotten. */
export class Recent<A> {
  private readonly answers = new Map<string, Promise<A>>();

  constructor(private readonly most: number) {}

  get(key: string): Promise<A> | undefined {
    const answer = this.answers.get(key);
    if (answer !== undefined) {
      this.answers.delete(key);
      this.answers.set(key, answer);
    }
    return answer;
  }

  put(key: string, answer: Promise<A>): void {
    this.answers.set(key, answer);
    answer.catch(() => {
      if (this.answers.get(key) === answer) {
        this.answers.delete(key);
      }
    });
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= this.most) {
        break;
      }
      this.answers.delete(oldest);
    }
  }
}
